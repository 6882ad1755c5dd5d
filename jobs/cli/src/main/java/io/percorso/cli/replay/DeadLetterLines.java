package io.percorso.cli.replay;

import io.percorso.runtime.intake.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Dead letters between the job and {@link DeadLetterAssembly}, which alone can turn places into
 * line numbers: file number, place, reason and raw bytes, by tabs.
 */
final class DeadLetterLines implements PartSink.Rendering<DeadLetter> {
  private static final long serialVersionUID = 1;

  @Override
  public long instantAfterInput(DeadLetter value) {
    return -1;
  }

  @Override
  public byte[] line(DeadLetter letter) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
            "\t",
            String.valueOf(letter.partition()),
            String.valueOf(letter.position()),
            base64.encodeToString(letter.reason().getBytes(StandardCharsets.UTF_8)),
            base64.encodeToString(letter.raw()))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
