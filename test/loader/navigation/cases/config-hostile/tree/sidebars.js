module.exports = { one: [ { type: "category", label: "Kept", items: ["a", fetch("b"), , ...unknown] }, require("./missing"), [[[["b"]]]] ] };
