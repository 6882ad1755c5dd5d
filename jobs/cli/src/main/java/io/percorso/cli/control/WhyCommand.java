package io.percorso.cli.control;

import io.percorso.cli.FailedException;
import io.percorso.cli.LocalCluster;
import io.percorso.cli.UsageException;
import io.percorso.schemas.Explanation;
import io.percorso.schemas.Question;
import io.percorso.schemas.Topics;
import io.percorso.schemas.wire.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code percorso why CUSTOMER [DEFINITION]}. */
@Command(
    name = "why",
    description = "Ask the running job where a customer stands, since when, until when, and why.",
    mixinStandardHelpOptions = true)
public final class WhyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Id of a customer.")
  private String customer;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DEFINITION",
      defaultValue = "",
      description = "Id of a definition, or kind/id; default: all, in short.")
  private String definition;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long to wait for the answer; default: ${DEFAULT-VALUE}.")
  private int patience;

  @Mixin private ControlTopic where = new ControlTopic();

  @Override
  public Integer call() throws FailedException, UsageException {
    if (patience < 1) {
      throw new UsageException("--patience must be 1 or more");
    }
    Topics topics = where.topics();
    Properties client = where.client();
    try (SmallTopic<Explanation> answers = new SmallTopic<>(topics.explanations(), client)) {
      String id = UUID.randomUUID().toString();
      ask(topics, client, new Question(id, customer, definition, Instant.now()));
      Explanation answer =
          await(answers, id)
              .orElseThrow(
                  () ->
                      new FailedException(
                          "no answer in "
                              + patience
                              + " s: is the customer-journey job running, and reading "
                              + topics.questions().name()
                              + "?"));
      if (!answer.getKnown()) {
        throw new FailedException("nothing has ever been heard of " + customer);
      }
      if (answer.getStandings().isEmpty()) {
        throw new FailedException(
            definition.isEmpty() ? "no definition is in force" : definition + " is not in force");
      }
      System.out.print(WhyText.of(answer, !definition.isEmpty()));
      return 0;
    } catch (KafkaException failure) {
      throw new FailedException(
          "cannot ask at "
              + client.getProperty("bootstrap.servers")
              + ": "
              + LocalCluster.cause(failure));
    }
  }

  private static void ask(Topics topics, Properties client, Question question)
      throws FailedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = question.getCustomerId().getBytes(StandardCharsets.UTF_8);
      byte[] value = AvroCodec.singleObject(Question.class).encode(question);
      producer.send(new ProducerRecord<>(topics.questions().name(), key, value)).get();
    } catch (ExecutionException refused) {
      throw new FailedException("cannot ask: " + refused.getCause().getMessage(), refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted while asking", interrupted);
    }
  }

  private Optional<Explanation> await(SmallTopic<Explanation> answers, String id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    while (System.nanoTime() < deadline) {
      for (Explanation answer : answers.next(Duration.ofMillis(100))) {
        if (answer.getQuestionId().equals(id)) {
          return Optional.of(answer);
        }
      }
    }
    return Optional.empty();
  }
}
