package io.percorso.runtime.intake;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;

/**
 * The buffers of one reader: never used by two threads, they need neither a queue nor a variable of
 * the thread, which would outlive the job.
 */
final class OwnBuffers implements RecyclerPool<BufferRecycler> {
  private static final long serialVersionUID = 1;

  private transient BufferRecycler free;

  @Override
  public BufferRecycler acquirePooled() {
    BufferRecycler taken = free == null ? new BufferRecycler() : free;
    free = null;
    return taken;
  }

  @Override
  public void releasePooled(BufferRecycler released) {
    free = released;
  }
}
