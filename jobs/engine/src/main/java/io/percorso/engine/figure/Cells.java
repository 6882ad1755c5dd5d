package io.percorso.engine.figure;

/** Where the parts of a figure's state are kept that are not needed all the time. */
public interface Cells {
  /** For a figure that is never written: nobody asks for what nobody has kept. */
  Cells NONE =
      new Cells() {
        @Override
        public byte[] get(long key) {
          return null;
        }

        @Override
        public void put(long key, byte[] bytes) {
          throw new UnsupportedOperationException("a figure without cells cannot be written");
        }

        @Override
        public void remove(long key) {
          throw new UnsupportedOperationException("a figure without cells cannot be written");
        }
      };

  /** The bytes under a key, or null. */
  byte[] get(long key);

  /** Keeps bytes under a key. */
  void put(long key, byte[] bytes);

  /** Forgets a key. */
  void remove(long key);
}
