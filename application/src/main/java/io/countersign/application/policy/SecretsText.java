package io.countersign.application.policy;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The secrets of a policy as one text to be sealed: a line for each, of the name of its stage, its
 * own name and its value, each in Base64 and separated by blanks.
 */
public final class SecretsText {

  private static final Base64.Encoder ENCODER = Base64.getEncoder();
  private static final Base64.Decoder DECODER = Base64.getDecoder();

  private SecretsText() {}

  /** For {@link #read}; absent if there are none. */
  public static Optional<SecretBytes> write(Map<String, Map<String, SecretBytes>> secrets) {
    String text =
        new TreeMap<>(secrets)
            .entrySet().stream()
                .flatMap(stage ->
                    new TreeMap<>(stage.getValue())
                        .entrySet().stream()
                            .map(one -> line(stage.getKey(), one.getKey(), one.getValue())))
                .collect(Collectors.joining());
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** What was written. */
  public static Map<String, Map<String, SecretBytes>> read(Optional<SecretBytes> kept) {
    Map<String, Map<String, SecretBytes>> secrets = new TreeMap<>();
    kept.map(bytes -> new String(bytes.reveal(), StandardCharsets.US_ASCII)).stream()
        .flatMap(String::lines)
        .map(line -> line.split(" ", -1))
        .forEach(one ->
            secrets
                .computeIfAbsent(text(one[0]), _ -> new TreeMap<>())
                .put(text(one[1]), SecretBytes.of(DECODER.decode(one[2]))));
    return secrets;
  }

  private static String line(String stage, String name, SecretBytes value) {
    return "%s %s %s\n"
        .formatted(encoded(stage), encoded(name), ENCODER.encodeToString(value.reveal()));
  }

  private static String encoded(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String encoded) {
    return new String(DECODER.decode(encoded), StandardCharsets.UTF_8);
  }
}
