package io.percorso.cli.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The properties that make one Kafka process a whole cluster, small and quick to start and stop.
 */
final class SingleNode {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private SingleNode() {}

  static Map<String, String> properties(Path folder, Ports ports, Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>();
    listeners(all, ports);
    all.put("log.dirs", folder.toString());
    noReplication(all);
    fewThreads(all);
    quickStartAndStop(all);
    all.putAll(overrides);
    return all;
  }

  private static void listeners(Map<String, String> all, Ports ports) {
    String clients = "PLAINTEXT://" + Ports.HOST + ":" + ports.client();
    String controller = Ports.HOST + ":" + ports.controller();
    all.put("process.roles", "broker,controller");
    all.put("node.id", Integer.toString(NODE_ID));
    all.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + controller);
    all.put("advertised.listeners", clients);
    all.put("controller.listener.names", CONTROLLER_LISTENER);
    all.put("inter.broker.listener.name", "PLAINTEXT");
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("controller.quorum.voters", NODE_ID + "@" + controller);
  }

  private static void noReplication(Map<String, String> all) {
    all.put("default.replication.factor", "1");
    all.put("offsets.topic.replication.factor", "1");
    all.put("offsets.topic.num.partitions", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("transaction.state.log.num.partitions", "1");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("share.coordinator.state.topic.num.partitions", "1");
    all.put("min.insync.replicas", "1");
  }

  private static void fewThreads(Map<String, String> all) {
    all.put("num.network.threads", "2");
    all.put("num.io.threads", "4");
    all.put("background.threads", "2");
    all.put("num.replica.fetchers", "1");
    all.put("num.recovery.threads.per.data.dir", "1");
    all.put("group.coordinator.threads", "1");
    all.put("log.cleaner.threads", "1");
    // The default takes 128 MiB of heap for compacting; the control topics need a sliver of it.
    all.put("log.cleaner.dedupe.buffer.size", "8388608");
    // Index files are allocated at full size when a segment opens.
    all.put("log.index.size.max.bytes", "1048576");
    all.put("log.segment.bytes", "134217728");
    all.put("offsets.topic.segment.bytes", "8388608");
    all.put("transaction.state.log.segment.bytes", "8388608");
  }

  private static void quickStartAndStop(Map<String, String> all) {
    all.put("group.initial.rebalance.delay.ms", "0");
    // A forgotten topic is an error to see at once, not a topic with one partition.
    all.put("auto.create.topics.enable", "false");
    // Taking leave, though there is no one to hand the partitions to: a folder left without it
    // refuses its next broker until the session of the last has timed out.
    all.put("controlled.shutdown.enable", "true");
    // Long enough that a machine busy with the jobs does not fence its only broker, short enough
    // for a second start after a crash.
    all.put("broker.session.timeout.ms", "15000");
    all.put("metadata.max.idle.interval.ms", "0");
  }
}
