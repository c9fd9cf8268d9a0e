package io.countersign.contracts;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts in what a factor makes and is given, however deep. */
final class Texts {

  /** Shorter ones may be anywhere by chance. */
  private static final int SHORTEST = 6;

  /** So may words. */
  private static final Pattern WORDS = Pattern.compile("[a-zA-Z][a-z]*([ .@_-][a-z]+)*");

  private Texts() {}

  static Stream<String> of(Shown shown) {
    return leaves("", shown.fields(), Set.of()).filter(Texts::telling);
  }

  /**
   * @param but fields that are left out, with all below them
   */
  static Stream<String> of(Fields response, Set<String> but) {
    return leaves("", response.values(), but).filter(Texts::telling);
  }

  /** The code and the address of a message, which are nobody else's business. */
  static Stream<String> of(Message message) {
    return Stream.of(
        new String(message.code().reveal(), StandardCharsets.UTF_8),
        message.destination().address());
  }

  /** In every way in which bytes are usually written. */
  static Stream<String> of(SecretBytes secret) {
    byte[] bytes = secret.reveal();
    return Stream.of(
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
        .filter(text -> text.length() >= SHORTEST);
  }

  private static boolean telling(String text) {
    return text.length() >= SHORTEST && !WORDS.matcher(text).matches();
  }

  private static Stream<String> leaves(String path, Object value, Set<String> but) {
    if (but.contains(path)) {
      return Stream.empty();
    }
    return switch (value) {
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .flatMap(field -> leaves(below(path, field.getKey()), field.getValue(), but));
      case List<?> elements -> elements.stream().flatMap(element -> leaves(path, element, but));
      default -> Stream.of(value.toString());
    };
  }

  private static String below(String path, Object name) {
    return path.isEmpty() ? name.toString() : path + "." + name;
  }
}
