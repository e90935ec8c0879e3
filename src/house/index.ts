export { type CheckConfig, type CheckRule, type HouseConfig, type PartName, partNames } from './config.ts';
export { filesBehind, type House, HouseConfigInvalid, type HouseLooks, readHouse, withHouse } from './read-house.ts';
