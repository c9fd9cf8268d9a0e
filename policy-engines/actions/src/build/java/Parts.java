import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method's code in parts, each of which becomes a method. Cut is where a jump leads to and
 * nothing is on the stack; each place that is come to from another part has a number.
 */
final class Parts {

  /** In bytes, as the code is now: what becomes of it is about a quarter longer. */
  private static final int SIZE = 4_000;

  /** A part's number is in the bits above these, and that of the place in it is in them. */
  static final int PLACE_BITS = 12;

  private final List<List<CodeElement>> parts = new ArrayList<>();
  private final Map<Label, Integer> partOf = new HashMap<>();
  private final Map<Label, Integer> numbers = new HashMap<>();

  Parts(MethodModel method) {
    join(pieces(method.code().orElseThrow()));
    number();
  }

  int count() {
    return parts.size();
  }

  List<CodeElement> part(int part) {
    return parts.get(part);
  }

  /** How the part after this one begins; nothing if this is the last one. */
  Optional<Label> after(int part) {
    return part + 1 < parts.size()
        ? Optional.of(((LabelTarget) parts.get(part + 1).getFirst()).label())
        : Optional.empty();
  }

  boolean isIn(int part, Label label) {
    return partOf.get(label) == part;
  }

  /** The number of a place that is come to from another part. */
  int number(Label label) {
    return numbers.get(label);
  }

  /** The places in this part that are come to from others, in the order of their numbers. */
  List<Label> entries(int part) {
    return numbers.keySet().stream()
        .filter(label -> isIn(part, label))
        .sorted((one, other) -> numbers.get(one) - numbers.get(other))
        .toList();
  }

  private static List<List<CodeElement>> pieces(CodeModel code) {
    Set<Label> free = new HashSet<>();
    for (StackMapFrameInfo frame : code.findAttribute(Attributes.stackMapTable()).orElseThrow().entries()) {
      if (frame.stack().isEmpty()) {
        free.add(frame.target());
      }
    }
    List<List<CodeElement>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    for (CodeElement element : code) {
      if (element instanceof LabelTarget place && free.contains(place.label())) {
        pieces.add(new ArrayList<>());
      }
      pieces.getLast().add(element);
    }
    return together(pieces, free);
  }

  /** What is jumped to with something on the stack stays with what jumps there. */
  private static List<List<CodeElement>> together(List<List<CodeElement>> pieces, Set<Label> free) {
    Map<Label, Integer> where = new HashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      for (CodeElement element : pieces.get(i)) {
        if (element instanceof LabelTarget place) {
          where.put(place.label(), i);
        }
      }
    }
    boolean[] joined = new boolean[pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      int from = i;
      pieces.get(i).stream()
          .flatMap(Parts::targets)
          .filter(target -> !free.contains(target))
          .map(where::get)
          .forEach(to -> joinAll(joined, from, to));
    }
    List<List<CodeElement>> whole = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (joined[i]) {
        whole.getLast().addAll(pieces.get(i));
      } else {
        whole.add(pieces.get(i));
      }
    }
    return whole;
  }

  private static void joinAll(boolean[] joined, int from, int to) {
    Arrays.fill(joined, Math.min(from, to) + 1, Math.max(from, to) + 1, true);
  }

  private void join(List<List<CodeElement>> pieces) {
    int size = 0;
    for (List<CodeElement> piece : pieces) {
      int length = length(piece);
      if (parts.isEmpty() || size + length > SIZE) {
        parts.add(new ArrayList<>());
        size = 0;
      }
      parts.getLast().addAll(piece);
      size += length;
    }
  }

  private static int length(List<CodeElement> piece) {
    return piece.stream()
        .mapToInt(element -> element instanceof Instruction one ? one.sizeInBytes() : 0)
        .sum();
  }

  private void number() {
    for (int i = 0; i < parts.size(); i++) {
      for (CodeElement element : parts.get(i)) {
        if (element instanceof LabelTarget place) {
          partOf.put(place.label(), i);
        }
      }
    }
    // Zero is where the first part begins, which need not have a name.
    int[] given = new int[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      Stream.concat(parts.get(i).stream().flatMap(Parts::targets), after(i).stream())
          .filter(target -> !isIn(part, target))
          .forEach(target -> number(target, given));
    }
  }

  private void number(Label place, int[] given) {
    int part = partOf.get(place);
    if (!numbers.containsKey(place)) {
      numbers.put(place, part << PLACE_BITS | ++given[part]);
    }
    if (given[part] >> PLACE_BITS != 0) {
      throw new IllegalStateException("there are too many places in a part");
    }
  }

  private static Stream<Label> targets(CodeElement element) {
    return switch (element) {
      case BranchInstruction jump -> Stream.of(jump.target());
      case TableSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      case LookupSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      default -> Stream.empty();
    };
  }

  private static Stream<Label> targets(Label otherwise, List<SwitchCase> cases) {
    return Stream.concat(Stream.of(otherwise), cases.stream().map(SwitchCase::target));
  }
}
