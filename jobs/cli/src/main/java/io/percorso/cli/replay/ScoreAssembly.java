package io.percorso.cli.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import io.percorso.cli.Instants;
import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.churn.RiskCurve;
import io.percorso.engine.churn.RiskModel;
import io.percorso.engine.definition.Definition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code churn-scores.jsonl}: the risk of every customer at the end of a replay. */
final class ScoreAssembly {
  private final Map<String, RiskModel> models = new HashMap<>();
  private final long until;

  /**
   * For the churn models among definitions.
   *
   * @param until the end of the replay
   */
  ScoreAssembly(Collection<Definition> definitions, long until) {
    this.until = until;
    for (Definition definition : definitions) {
      if (definition instanceof Definition.Churn churn) {
        models.put(churn.id(), new RiskModel(churn.model(), churn.horizon()));
      }
    }
  }

  /** Writes the file from its parts; returns the number of its lines. */
  long write(List<Path> parts, Path target) throws IOException {
    long lines = 0;
    try (OutputStream out = Files.newOutputStream(target);
        JsonGenerator json = FactLines.JSON.createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (Path part : parts) {
        if (Files.exists(part)) {
          try (BufferedReader from = Files.newBufferedReader(part)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
              write(line.split("\t", -1), json);
              lines++;
            }
          }
        }
      }
    }
    return lines;
  }

  private void write(String[] fields, JsonGenerator json) throws IOException {
    Base64.Decoder base64 = Base64.getDecoder();
    String modelId = text(base64.decode(fields[1]));
    RiskCurve curve = RiskCurve.read(models.get(modelId), new ByteReader(base64.decode(fields[2])));
    json.writeStartObject();
    json.writeStringField("customerId", text(base64.decode(fields[0])));
    json.writeStringField("modelId", modelId);
    json.writeStringField("at", Instants.format(until));
    json.writeNumberField("risk", curve.risk(until));
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
