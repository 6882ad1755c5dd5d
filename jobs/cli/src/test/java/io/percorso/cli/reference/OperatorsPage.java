package io.percorso.cli.reference;

import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.customerjourney.OperatorUids;
import io.percorso.rollingfeedback.RollingFeedbackJob;
import io.percorso.runtime.kafka.JobMain;
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
      Map.ofEntries(
          Map.entry(io.percorso.rollingfeedback.OperatorUids.ANSWERS, "offsets of the partitions"),
          Map.entry(
              io.percorso.rollingfeedback.OperatorUids.REPEATS,
              "`seen`, keyed by customer id: hashes of row ids, forgotten after `repeats.remember`"),
          Map.entry(
              io.percorso.rollingfeedback.OperatorUids.FIGURES,
              "`figure`, keyed by figure: totals, and which cells there are, as bytes with a version in"
                  + " front; `cells`: counts by bucket and past figures, in chunks; a timer for the next"
                  + " boundary at which something changes"),
          Map.entry(
              io.percorso.rollingfeedback.OperatorUids.SIGNIFICANCE,
              "`waiting`, keyed by metric, dimension and window: points until their boundary is over;"
                  + " `version`: the newest version of the metric"),
          Map.entry(OperatorUids.CLICKSTREAM, "offsets of the partitions"),
          Map.entry(OperatorUids.FEEDBACK, "offsets of the partitions"),
          Map.entry(OperatorUids.DEFINITIONS, "offset of the partition"),
          Map.entry(OperatorUids.LEARNED_WEIGHTS, "offset of the partition"),
          Map.entry(OperatorUids.QUESTIONS, "offset of the partition"),
          Map.entry(
              OperatorUids.CHURN_LEARNER,
              "`learner`, keyed by churn model: weights and how sure they are, as bytes with a version in"
                  + " front; `told`: when they were told last"),
          Map.entry(
              OperatorUids.CUSTOMER,
              "`customer`, keyed by customer id: history, standings and clock as bytes with a version in"
                  + " front; `definitions`, broadcast: control records back to the set in force;"
                  + " `churn-weights`, broadcast: the newest learned weights of each churn model;"
                  + " `swept`, of each subtask: by which rules all its customers have been judged; at"
                  + " most one timer a customer"));

  private OperatorsPage() {}

  static String write() throws IOException {
    Page page =
        new Page(
            "Operators",
            "The operators of each job. Savepoints find state by uid, so a uid is a promise: a"
                + " change of one is an upgrade note in the changelog, and says what becomes of the"
                + " state.");
    job(page, "customer-journey", OperatorUids.class, CustomerJourneyJob::build);
    job(
        page,
        "rolling-feedback",
        io.percorso.rollingfeedback.OperatorUids.class,
        RollingFeedbackJob::build);
    return page.toString();
  }

  private static void job(Page page, String name, Class<?> uids, JobMain.Builder builder)
      throws IOException {
    page.heading("Job " + Page.code(name));
    Map<String, String> comments = new HashMap<>();
    for (Sources.Constant uid : Sources.constants("jobs/" + name, uids)) {
      comments.put(uid.value(), uid.comment());
    }
    page.header("uid", "name", "what it does", "parallelism", "state");
    for (StreamNode node : operators(builder).values()) {
      String uid = node.getTransformationUID();
      page.row(
          Page.code(uid),
          node.getOperatorName(),
          comments.getOrDefault(uid, "Commits what the writer of that name has written."),
          node.getParallelism() == 1 ? "1" : "the job's",
          STATE.getOrDefault(uid, sinkState(node)));
    }
  }

  private static String sinkState(StreamNode node) {
    boolean isWriter = node.getOperatorName().endsWith("Writer");
    boolean isCommitter = node.getOperatorName().endsWith("Committer");
    return isWriter || isCommitter ? "open transactions, under exactly-once" : "none";
  }

  private static Map<Integer, StreamNode> operators(JobMain.Builder builder) {
    Configuration options = new Configuration();
    options.set(CustomerJourneyOptions.BOOTSTRAP_SERVERS, "localhost:9092");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    env.setParallelism(2);
    builder.build(env, options, WallClock.system());
    Map<Integer, StreamNode> operators = new TreeMap<>();
    env.getStreamGraph(false).getStreamNodes().forEach(node -> operators.put(node.getId(), node));
    return operators;
  }
}
