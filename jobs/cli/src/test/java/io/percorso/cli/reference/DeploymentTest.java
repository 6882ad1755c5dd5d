package io.percorso.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.cli.Fixtures;
import io.percorso.cli.LocalCluster;
import io.percorso.customerjourney.CustomerJourneyJob;
import io.percorso.customerjourney.CustomerJourneyOptions;
import io.percorso.rollingfeedback.RollingFeedbackJob;
import io.percorso.rollingfeedback.RollingFeedbackOptions;
import io.percorso.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of the deployment name exists. */
class DeploymentTest {
  private static final Path DOCKER = Sources.root().resolve("docker");

  @Test
  void everyTopicIsCreatedAsTheCodeHasIt() throws IOException {
    Matcher line =
        Pattern.compile("(?m)^create (\\S+) (\\S+) cleanup.policy=(\\w+)")
            .matcher(text("create-topics"));
    List<String> created =
        line.results()
            .map(one -> one.group(1) + " " + one.group(2).equals("1") + " " + one.group(3))
            .sorted()
            .toList();

    assertThat(created)
        .isEqualTo(
            Topics.withPrefix("").all().stream()
                .map(
                    topic ->
                        topic.name()
                            + " "
                            + (topic.partitions() == 1)
                            + " "
                            + (topic.compacted() ? "compact" : "delete"))
                .sorted()
                .toList());
  }

  @Test
  void everyOptionIsOne() throws Exception {
    assertThat(keys(CustomerJourneyOptions.class)).containsAll(given("customer-journey"));
    assertThat(keys(RollingFeedbackOptions.class)).containsAll(given("rolling-feedback"));
  }

  private static Set<String> given(String job) throws IOException {
    Properties given = new Properties();
    try (Reader reader =
        Files.newBufferedReader(DOCKER.resolve("conf").resolve(job + ".properties"))) {
      given.load(reader);
    }
    return given.stringPropertyNames();
  }

  private static Set<String> keys(Class<?> options) throws IllegalAccessException {
    Set<String> keys = new HashSet<>();
    for (var field : options.getFields()) {
      keys.add(((ConfigOption<?>) field.get(null)).key());
    }
    return keys;
  }

  @Test
  void flinkReadsItsSettings() {
    Configuration settings = deployed();

    assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(settings.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
  }

  /** What is measured is what is deployed. */
  @Test
  void rocksDbIsSetUpAsForTheCommandsAndTheBench() {
    Map<String, String> settings = new HashMap<>(deployed().toMap());
    settings.keySet().removeIf(key -> !key.startsWith("state.backend.rocksdb."));

    assertThat(settings).isEqualTo(LocalCluster.ROCKSDB);
  }

  @Test
  void flinkHandsOnAsForTheCommandsAndTheBench(@TempDir Path work) {
    Configuration deployed = deployed();
    ReadableConfig measured = LocalCluster.live(1, work, 0).environment().getConfiguration();

    List<ConfigOption<?>> settings =
        List.of(
            ExecutionOptions.BUFFER_TIMEOUT,
            PipelineOptions.AUTO_WATERMARK_INTERVAL,
            PipelineOptions.OBJECT_REUSE,
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            CheckpointingOptions.INCREMENTAL_CHECKPOINTS,
            StateBackendOptions.STATE_BACKEND);
    for (ConfigOption<?> setting : settings) {
      assertThat(deployed.get(setting)).as(setting.key()).isEqualTo(measured.get(setting));
    }
  }

  @Test
  void compilerIsSetUpAsForTheCommandsAndTheBench() throws IOException {
    Matcher launcher =
        Pattern.compile("(?s)\\ncompiler=\\((.*?)\\)")
            .matcher(Files.readString(Sources.root().resolve("percorso")));
    assertThat(launcher.find()).isTrue();

    String deployed = deployed().get(CoreOptions.FLINK_TM_JVM_OPTIONS);

    assertThat(deployed.split(" ")).isEqualTo(launcher.group(1).split("\\s+"));
  }

  @Test
  void imageRunsTheJobOnTheFlinkItIsBuiltAgainst() throws IOException {
    String pom = pom();
    String image = text("Dockerfile");

    assertThat(image).contains("FROM flink:" + property(pom, "flink.version") + "-java17");
    assertThat(image).contains("\"" + CustomerJourneyJob.class.getName() + "\"");
    assertThat(text("compose.yaml"))
        .contains("image: apache/kafka:" + property(pom, "kafka.version"))
        .contains("--job-classname " + CustomerJourneyJob.class.getName())
        .contains("--job-classname " + RollingFeedbackJob.class.getName());
  }

  @Test
  void everyVersionIsThatOfTheProject() throws IOException {
    Matcher project =
        Pattern.compile("<artifactId>percorso</artifactId>\\s*<version>(.*?)</version>")
            .matcher(pom());
    assertThat(project.find()).isTrue();
    String version = project.group(1);

    assertThat(Fixtures.run("--version").out()).isEqualTo("percorso " + version + "\n");
    assertThat(text("compose.yaml")).contains("image: percorso/jobs:" + version + "\n");
    assertThat(text("Dockerfile")).contains("percorso/jobs:" + version + " .");
  }

  /** Flink's settings as they are deployed. */
  private static Configuration deployed() {
    return GlobalConfiguration.loadConfiguration(DOCKER.resolve("conf").toString());
  }

  private static String pom() throws IOException {
    return Files.readString(Sources.root().resolve("pom.xml"));
  }

  private static String property(String pom, String name) {
    Matcher value = Pattern.compile("<" + name + ">(.*)</" + name + ">").matcher(pom);
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private static String text(String file) throws IOException {
    return Files.readString(DOCKER.resolve(file));
  }
}
