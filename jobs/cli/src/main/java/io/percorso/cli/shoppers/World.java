package io.percorso.cli.shoppers;

/**
 * What all parts of the simulation share.
 *
 * @param people who the shoppers are
 * @param table what they are at
 * @param catalogue what there is to buy
 * @param dice chance
 */
record World(Population people, ShopperTable table, Catalogue catalogue, Dice dice) {

  static World of(ShopperSettings settings) {
    return new World(
        new Population(settings),
        new ShopperTable(settings.shoppers()),
        new Catalogue(settings.seed()),
        new Dice(settings.seed()));
  }
}
