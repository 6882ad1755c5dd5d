package io.percorso.cli.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of a node on 127.0.0.1. Kafka wants them as numbers before it binds them, so a
 * chosen port is free when chosen and may, rarely, be taken by another process a moment later.
 *
 * @param client the port for clients
 * @param controller the port of the controller's quorum of one
 */
record Ports(int client, int controller) {

  static final String HOST = "127.0.0.1";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /**
   * Finds two different free ports.
   *
   * @param client the wanted client port, or 0 for any
   * @throws BrokerException if the wanted port is taken or none is to be had
   */
  static Ports choose(int client) {
    try (ServerSocket first = bind(client);
        ServerSocket second = bind(0)) {
      return new Ports(first.getLocalPort(), second.getLocalPort());
    } catch (IOException e) {
      String which = client == 0 ? "No free port" : "Port " + client + " is not free";
      throw new BrokerException(which + " on " + HOST + " for the broker.", e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // As Kafka binds: a port whose last connections are still in TIME_WAIT is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
