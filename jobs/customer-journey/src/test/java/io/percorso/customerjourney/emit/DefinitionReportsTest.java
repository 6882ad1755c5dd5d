package io.percorso.customerjourney.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.percorso.customerjourney.JobReport;
import io.percorso.customerjourney.JobReport.Subtask;
import io.percorso.schemas.DefinitionReport;
import io.percorso.schemas.wire.AvroCodec;
import org.junit.jupiter.api.Test;

class DefinitionReportsTest {
  private final DefinitionReports mapping = new DefinitionReports();
  private final AvroCodec<DefinitionReport> codec = AvroCodec.singleObject(DefinitionReport.class);

  private DefinitionReport there(JobReport report) throws Exception {
    return codec.decode(codec.encode(mapping.value(report)));
  }

  @Test
  void reportsOnSweepsReplaceOneAnotherBySubtask() throws Exception {
    JobReport report = new JobReport(5, 7, new Subtask(1, 2), .5, 10, "", 0, "");
    assertThat(mapping.key(report)).isEqualTo("sweep/1");
    DefinitionReport value = there(report);
    assertThat(value.getWhat()).isEqualTo("SWEEP");
    assertThat(value.getSet()).isEqualTo(7);
    assertThat(value.getSubtasks()).isEqualTo(2);
    assertThat(value.getShare()).isEqualTo(.5);
    assertThat(value.getCustomers()).isEqualTo(10);
  }

  @Test
  void reportsOnFailuresReplaceOneAnotherByDefinition() throws Exception {
    JobReport report = new JobReport(5, 7, new Subtask(1, 2), 0, 0, "segment/s", 3, "broken");
    assertThat(mapping.key(report)).isEqualTo("quarantine/segment/s");
    DefinitionReport value = there(report);
    assertThat(value.getWhat()).isEqualTo("QUARANTINE");
    assertThat(value.getVersion()).isEqualTo(3);
    assertThat(value.getMessage()).isEqualTo("broken");
  }
}
