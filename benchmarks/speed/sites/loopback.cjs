// Keeps a server that would listen on every address of this machine to the loopback address.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (options, ...rest) {
  const asked = typeof options === "object" ? options : { port: options };
  return listen.call(this, asked.port === undefined ? options : { ...asked, host: "127.0.0.1" }, ...rest);
};
