package io.percorso.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuietTimeTest {

  @Test
  void refusesSettingsThatMakeNoSense() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietTime(second.negated(), second, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietTime(second, Duration.ofNanos(1), true));
  }

  @Test
  void offIsOff() {
    assertThat(QuietTime.off().enabled()).isFalse();
  }
}
