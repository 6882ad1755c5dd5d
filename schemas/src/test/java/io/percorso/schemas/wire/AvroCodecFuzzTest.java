package io.percorso.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.RandomRecords;
import io.percorso.schemas.Topic;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecFuzzTest {

  private static final int ROUNDS = 20_000;

  /** What a decoded object may take for each byte it was read from, and what a refusal takes. */
  private static final long BYTES_FOR_EACH_BYTE = 256;

  private static final long BYTES_AT_LEAST = 256 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @MethodSource("io.percorso.schemas.wire.AvroCodecTest#topicsInEachFormat")
  <T extends SpecificRecord> void damagedBytesAreReadOrRefusedAndCostLittle(
      Topic<T> topic, WireFormat format) throws MalformedRecordException {
    AvroCodec<T> codec = AvroCodec.of(topic, format, new InMemorySchemaRegistry());
    T sound = new RandomRecords(0).next(topic.valueType());
    byte[] payload = codec.encode(sound);
    assertThat(codec.decode(payload)).isEqualTo(sound);
    int refused = 0;

    for (int seed = 0; seed < ROUNDS; seed++) {
      refused += isRefusedAtLittleCost(codec, damage(payload, new Random(seed)), seed) ? 1 : 0;
      if (seed % 100 == 0) {
        assertThat(codec.decode(payload)).as("after seed %d", seed).isEqualTo(sound);
        sound = new RandomRecords(seed).next(topic.valueType());
        payload = codec.encode(sound);
      }
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  @Test
  void damagedBytesOfAnotherReleaseAreReadOrRefusedAndCostLittle() throws MalformedRecordException {
    Schema later =
        new Schema.Parser()
            .parse(
                ClickstreamCall.getClassSchema()
                    .toString()
                    .replace("\"name\":\"traits\"", "\"name\":\"unheardOf\""));
    var codec = AvroCodec.singleObject(ClickstreamCall.class, List.of(later));
    var sameBytes = AvroCodec.singleObject(ClickstreamCall.class);
    var fields = AvroCodecTest.fieldsOf(ClickstreamCall.class);
    int refused = 0;

    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] call = sameBytes.encode(new RandomRecords(seed).next(ClickstreamCall.class));
      byte[] payload =
          AvroBytes.singleObject(later, out -> out.writeFixed(call, 10, call.length - 10));
      // Sound first: the first record of a schema pays for the schema.
      assertThat(codec.decode(payload)).as("seed %d", seed).isNotNull();
      byte[] damaged = damage(payload, new Random(seed));
      if (isRefusedAtLittleCost(codec, damaged, seed)) {
        refused++;
      } else {
        assertThat(codec.read(damaged, fields))
            .as("fields with seed %d", seed)
            .isEqualTo(codec.decode(damaged));
      }
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  private boolean isRefusedAtLittleCost(AvroCodec<?> codec, byte[] bytes, int seed) {
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean refused = isRefused(codec, bytes, seed);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated with seed %d", seed)
        .isLessThan(BYTES_AT_LEAST + BYTES_FOR_EACH_BYTE * bytes.length);
    return refused;
  }

  private static boolean isRefused(AvroCodec<?> codec, byte[] bytes, int seed) {
    try {
      codec.decode(bytes);
      return false;
    } catch (MalformedRecordException e) {
      assertThat(e).as("seed %d", seed).hasMessageMatching("(?s).{10,}");
      return true;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), e);
    }
  }

  private static byte[] damage(byte[] sound, Random random) {
    byte[] bytes =
        random.nextInt(4) == 0
            ? Arrays.copyOf(sound, random.nextInt(sound.length + 16))
            : sound.clone();
    // Behind the header more often than in it, where every change ends the same way.
    int first = random.nextInt(8) == 0 ? 0 : Math.min(10, bytes.length);
    for (int changes = random.nextInt(4); changes > 0 && bytes.length > first; changes--) {
      int position = first + random.nextInt(bytes.length - first);
      bytes[position] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) 0xFF;
            case 1 -> (byte) (bytes[position] ^ 1 << random.nextInt(8));
            case 2 -> (byte) (bytes[position] + random.nextInt(5) - 2);
            default -> (byte) random.nextInt(256);
          };
    }
    return bytes;
  }
}
