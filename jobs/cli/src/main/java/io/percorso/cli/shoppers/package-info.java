/**
 * Synthetic shoppers of a web shop: seeded, deterministic, endless.
 *
 * <p>{@link io.percorso.cli.shoppers.Shoppers} plays them as live actions and describes how they
 * behave; {@link io.percorso.cli.shoppers.ShopperFiles} records them as files for a replay.
 */
package io.percorso.cli.shoppers;
