package io.percorso.customerjourney.emit;

import io.percorso.customerjourney.JobReport;
import io.percorso.runtime.kafka.AvroSerializer;
import io.percorso.schemas.DefinitionReport;
import java.time.Instant;

/** Reports on sweeps as Avro. */
public final class DefinitionReports
    implements AvroSerializer.Mapping<JobReport, DefinitionReport> {
  private static final long serialVersionUID = 1;

  @Override
  public String key(JobReport report) {
    return "sweep/" + report.subtask();
  }

  @Override
  public DefinitionReport value(JobReport report) {
    DefinitionReport value = new DefinitionReport();
    value.setWhat("SWEEP");
    value.setAt(Instant.ofEpochMilli(report.at()));
    value.setSet(report.set());
    value.setSubtask(report.subtask());
    value.setSubtasks(report.subtasks());
    value.setShare(report.share());
    value.setCustomers(report.customers());
    value.setDefinition("");
    value.setMessage("");
    return value;
  }
}
