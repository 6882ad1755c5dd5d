package io.percorso.benchmarks.contenders;

/** All contenders, by the names that results have. */
public enum Contenders {
  /** Percorso with its state in RocksDB. */
  PERCORSO_ROCKSDB("Percorso on RocksDB"),
  /** Percorso with its state on the heap. */
  PERCORSO_HEAP("Percorso on heap"),
  /** The job that tutorials lead to. */
  TUTORIAL("tutorial job"),
  /** Flink SQL. */
  SQL("Flink SQL"),
  /** Kafka Streams. */
  STREAMS("Kafka Streams"),
  /** Records are read, and that is all. */
  CONSUME("consume and drop"),
  /** Records are read and decoded. */
  DECODE("decode and drop"),
  /** Records are read, decoded, and sent to where their customer is. */
  KEY_BY("keyBy and drop"),
  /** Besides, one value of 600 bytes is read and written in RocksDB. */
  ONE_VALUE("one RocksDB value");

  private final String words;

  Contenders(String words) {
    this.words = words;
  }

  /** What people call it. */
  public String words() {
    return words;
  }

  /**
   * True if it keeps its state in Kafka's RocksDB, which cannot share a class path with Flink's.
   */
  public boolean isOfKafka() {
    return this == STREAMS;
  }

  Contender make() {
    return switch (this) {
      case PERCORSO_ROCKSDB -> new PercorsoJob(true);
      case PERCORSO_HEAP -> new PercorsoJob(false);
      case TUTORIAL -> new TutorialJob();
      case SQL -> new SqlJob();
      case STREAMS -> new StreamsJob();
      case CONSUME -> new LimitJob(LimitJob.Limit.CONSUME);
      case DECODE -> new LimitJob(LimitJob.Limit.DECODE);
      case KEY_BY -> new LimitJob(LimitJob.Limit.KEY_BY);
      case ONE_VALUE -> new LimitJob(LimitJob.Limit.ONE_VALUE);
    };
  }
}
