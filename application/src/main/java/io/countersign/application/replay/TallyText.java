package io.countersign.application.replay;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A tally as a text to be kept: a line for each count, then one for each example, of words between
 * blanks. Whatever else may be in a user id, it is in Base64.
 */
public final class TallyText {

  private static final Base64.Encoder ENCODER = Base64.getEncoder();
  private static final Base64.Decoder DECODER = Base64.getDecoder();
  private static final String CHALLENGE = "challenge";
  private static final String ENROLL = "enroll";

  private TallyText() {}

  /** For {@link #read}. */
  public static String write(Tally tally) {
    StringBuilder text = new StringBuilder();
    for (Change change : Change.values()) {
      if (tally.of(change) > 0) {
        text.append("count %s %d\n".formatted(change.name(), tally.of(change)));
      }
    }
    for (Change change : Change.values()) {
      for (Example one : tally.examplesOf(change)) {
        text.append(
            "example %s %s %s %s %s\n"
                .formatted(
                    change.name(),
                    one.id(),
                    ENCODER.encodeToString(one.user().value().getBytes(StandardCharsets.UTF_8)),
                    written(one.then()),
                    written(one.now())));
      }
    }
    return text.toString();
  }

  /** What was written. */
  public static Tally read(String text) {
    Map<Change, Integer> counts = new EnumMap<>(Change.class);
    Map<Change, List<Example>> examples = new EnumMap<>(Change.class);
    text.lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> {
          Change change = Change.valueOf(words[1]);
          if (words[0].equals("count")) {
            counts.put(change, Integer.valueOf(words[2]));
          } else {
            examples.computeIfAbsent(change, _ -> new ArrayList<>()).add(example(words));
          }
        });
    return new Tally(counts, examples);
  }

  private static Example example(String[] words) {
    return new Example(
        new AuthenticationId(UUID.fromString(words[2])),
        new UserId(new String(DECODER.decode(words[3]), StandardCharsets.UTF_8)),
        course(words[4]),
        course(words[5]));
  }

  /** For example {@code challenge:totp,sms:totp;deny:no-usable-factor}. */
  private static String written(Course course) {
    String asked =
        course.asked().stream().map(one -> written(one) + ";").collect(Collectors.joining());
    return asked + course.denied().map(reason -> "deny:" + reason).orElse("allow");
  }

  private static String written(Course.Asked one) {
    return "%s:%s:%s"
        .formatted(
            one.enroll() ? ENROLL : CHALLENGE,
            one.factors().stream().map(FactorType::value).collect(Collectors.joining(",")),
            one.proved().map(FactorType::value).orElse(""));
  }

  private static Course course(String text) {
    List<String> steps = List.of(text.split(";", -1));
    String end = steps.getLast();
    return new Course(
        steps.subList(0, steps.size() - 1).stream().map(TallyText::asked).toList(),
        end.startsWith("deny:") ? Optional.of(end.substring(5)) : Optional.empty());
  }

  private static Course.Asked asked(String text) {
    String[] words = text.split(":", -1);
    return new Course.Asked(
        words[0].equals(ENROLL),
        Arrays.stream(words[1].split(","))
            .filter(name -> !name.isEmpty())
            .map(FactorType::new)
            .toList(),
        Optional.of(words[2]).filter(name -> !name.isEmpty()).map(FactorType::new));
  }
}
