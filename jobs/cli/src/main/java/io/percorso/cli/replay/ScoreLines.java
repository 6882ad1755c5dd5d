package io.percorso.cli.replay;

import io.percorso.customerjourney.CustomerScore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Scores between the job and {@link ScoreAssembly}, which alone knows the instant they are wanted
 * for: customer, model and the course of the risk, by tabs.
 */
final class ScoreLines implements PartSink.Rendering<CustomerScore> {
  private static final long serialVersionUID = 1;

  @Override
  public long instantAfterInput(CustomerScore value) {
    return -1;
  }

  @Override
  public byte[] line(CustomerScore score) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
            "\t",
            base64.encodeToString(score.customerId().getBytes(StandardCharsets.UTF_8)),
            base64.encodeToString(score.modelId().getBytes(StandardCharsets.UTF_8)),
            base64.encodeToString(score.curve()))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
