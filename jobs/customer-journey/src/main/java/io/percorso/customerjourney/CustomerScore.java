package io.percorso.customerjourney;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.churn.RiskCurve;

/**
 * The risk of a customer after the last line of a replay, for as long as nothing more happens: at
 * which instant it is wanted is known only when all input has been read.
 *
 * @param customerId whose risk it is
 * @param modelId by which churn model
 * @param curve what {@link RiskCurve#read} reads
 */
public record CustomerScore(String customerId, String modelId, byte[] curve) {
  static CustomerScore of(String customerId, String modelId, RiskCurve curve) {
    ByteWriter out = new ByteWriter();
    curve.write(out);
    return new CustomerScore(customerId, modelId, out.toBytes());
  }
}
