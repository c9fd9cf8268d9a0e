package io.countersign.domain.risk;

import io.countersign.domain.factor.SecretBytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What may be kept of somebody who is about to come in, to be remembered if they do: nothing that
 * opens anything, and nothing that tells where they live.
 *
 * @param marks keyed hashes of the device's token and of what it calls itself; at most 2, each of 1
 *     to 64 bytes
 * @param place where they are, if anybody knows
 */
public record Sighting(List<SecretBytes> marks, Optional<Place> place) {

  /** Nothing to remember. */
  public static final Sighting NONE = new Sighting(List.of(), Optional.empty());

  private static final int MOST = 2;
  private static final int LONGEST = 64;
  private static final String MARK = "m";
  private static final String PLACE = "p";

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public Sighting {
    marks = List.copyOf(marks);
    if (marks.size() > MOST
        || marks.stream().anyMatch(mark -> mark.length() < 1 || mark.length() > LONGEST)) {
      throw new IllegalArgumentException("a sighting has at most 2 marks of 1 to 64 bytes");
    }
  }

  /** For {@link #of}: at most 200 characters of ASCII, without line breaks. */
  public String text() {
    List<String> words = new ArrayList<>();
    for (SecretBytes mark : marks) {
      words.add(MARK + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(mark.reveal()));
    }
    place.ifPresent(where -> words.add(PLACE + "=" + where.latitude() + "," + where.longitude()));
    return String.join(" ", words);
  }

  /**
   * The sighting of a {@link #text}. Words of a later version are passed over.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Sighting of(String text) {
    List<SecretBytes> marks = new ArrayList<>();
    Optional<Place> place = Optional.empty();
    for (String word : text.split(" ", -1)) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
        case MARK -> marks.add(SecretBytes.of(Base64.getUrlDecoder().decode(value)));
        case PLACE -> place = Optional.of(place(value));
        default -> {}
      }
    }
    return new Sighting(marks, place);
  }

  private static Place place(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException("a place is two numbers");
    }
    return new Place(
        Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1)));
  }
}
