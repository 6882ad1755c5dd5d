package io.percorso.cli.shoppers;

/** What customers write beside a score, in Italian and in English. */
final class Comments {

  /** The tone of one whose parcel came late; the others are -1, 0 and 1. */
  static final int LATE = 2;

  private static final String[][] ITALIAN = {
    {
      "La taglia non corrisponde alla descrizione.",
      "Il reso è stato un'odissea, nessuno risponde.",
      "Qualità sotto le aspettative per questo prezzo",
      "Ho dovuto scrivere tre volte all'assistenza 😞",
      "Il colore in foto è un altro."
    },
    {
      "Tutto nella norma.",
      "Bene, ma l'imballaggio è esagerato.",
      "Il sito è un po' lento, per il resto ok",
      "Buon prodotto, spedizione così così"
    },
    {
      "Consegna veloce e prodotto perfetto!",
      "Ottima qualità, tornerò sicuramente.",
      "Servizio clienti gentilissimo, grazie 👏",
      "Semplice, chiaro, puntuale.",
      "Come sempre una garanzia: \"comodo e bello\"."
    },
    {
      "Pacco arrivato con quattro giorni di ritardo.",
      "In ritardo e senza alcun avviso!",
      "Il tracking diceva \"consegnato\" ma non c'era nulla"
    }
  };

  private static final String[][] ENGLISH = {
    {
      "The size is nothing like the description.",
      "Returning it took three e-mails and two weeks.",
      "Poor quality for the price",
      "Support never got back to me 😞",
      "The checkout lost my address twice."
    },
    {
      "Does what it should.",
      "Fine, though the box was far too big.",
      "Website is a bit slow; the rest is ok",
      "Good product, so-so shipping"
    },
    {
      "Fast delivery, just as described!",
      "Great quality, I'll be back.",
      "Lovely customer service, thank you 👏",
      "Easy from start to finish.",
      "Exactly what \"comfortable\" should mean."
    },
    {
      "My parcel came four days late.",
      "Late, and nobody told me anything!",
      "Tracking said \"delivered\" but nothing was there"
    }
  };

  private Comments() {}

  /** Any comment of that tone: -1 complains, 0 is lukewarm, 1 praises; or {@link #LATE}. */
  static String any(Dice dice, boolean italian, int tone) {
    String[] comments = (italian ? ITALIAN : ENGLISH)[tone + 1];
    return comments[dice.below(comments.length)];
  }
}
