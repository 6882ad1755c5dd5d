package io.percorso.cli.reference;

import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.customerjourney.OperatorUids;
import io.percorso.runtime.time.WallClock;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/** The operators of each job, as Flink sees them. */
final class OperatorsPage {
  private static final Map<String, String> STATE =
      Map.of(
          OperatorUids.CLICKSTREAM,
          "offsets of the partitions",
          OperatorUids.FEEDBACK,
          "offsets of the partitions",
          OperatorUids.DEFINITIONS,
          "offset of the partition",
          OperatorUids.CUSTOMER,
          "`customer`, keyed by customer id: history, standings and clock as bytes with a version in"
              + " front; `definitions`, broadcast: control records back to the set in force; at"
              + " most one timer a customer");

  private OperatorsPage() {}

  static String write() throws IOException {
    Page page =
        new Page(
            "Operators",
            "The operators of the `customer-journey` job. Savepoints find state by uid, so a uid is"
                + " a promise: a change of one is an upgrade note in the changelog, and says what"
                + " becomes of the state.");
    Map<String, String> comments = new HashMap<>();
    for (Sources.Constant uid : Sources.constants("jobs/customer-journey", OperatorUids.class)) {
      comments.put(uid.value(), uid.comment());
    }
    page.header("uid", "name", "what it does", "parallelism", "state");
    for (StreamNode node : operators().values()) {
      String uid = node.getTransformationUID();
      page.row(
          Page.code(uid),
          node.getOperatorName(),
          comments.getOrDefault(uid, "Commits what the writer of that name has written."),
          node.getParallelism() == 1 ? "1" : "the job's",
          STATE.getOrDefault(uid, sinkState(node)));
    }
    return page.toString();
  }

  private static String sinkState(StreamNode node) {
    boolean isWriter = node.getOperatorName().endsWith("Writer");
    boolean isCommitter = node.getOperatorName().endsWith("Committer");
    return isWriter || isCommitter ? "open transactions, under exactly-once" : "none";
  }

  private static Map<Integer, StreamNode> operators() {
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, "localhost:9092");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    env.setParallelism(2);
    CustomerJourneyJob.build(env, options, WallClock.system());
    Map<Integer, StreamNode> operators = new TreeMap<>();
    env.getStreamGraph(false).getStreamNodes().forEach(node -> operators.put(node.getId(), node));
    return operators;
  }
}
