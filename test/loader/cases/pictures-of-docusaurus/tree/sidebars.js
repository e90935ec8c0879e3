module.exports = { docs: ['a', 'b'] };
