package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.JobReport;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;

/** Reports on sweeps, and on definitions that have failed, as Avro. */
public final class DefinitionReports
    implements AvroSerializer.Mapping<JobReport, DefinitionReport> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(JobReport report) {
    return report.definition().isEmpty()
        ? "sweep/" + report.subtask().index()
        : "quarantine/" + report.definition();
  }

  @Override
  public DefinitionReport value(JobReport report) {
    DefinitionReport value = new DefinitionReport();
    value.setWhat(report.definition().isEmpty() ? "SWEEP" : "QUARANTINE");
    value.setAt(Instant.ofEpochMilli(report.at()));
    value.setSet(report.set());
    value.setSubtask(report.subtask().index());
    value.setSubtasks(report.subtask().of());
    value.setShare(report.share());
    value.setCustomers(report.customers());
    value.setDefinition(report.definition());
    value.setVersion(report.version());
    value.setMessage(report.message());
    return value;
  }
}
