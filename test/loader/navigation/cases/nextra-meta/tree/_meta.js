export default {
  index: 'Home',
  start: { title: 'Start here' },
  '-- deeper': { type: 'separator', title: 'Deeper' },
  things: 'All things',
  lab: { display: 'hidden' },
};
