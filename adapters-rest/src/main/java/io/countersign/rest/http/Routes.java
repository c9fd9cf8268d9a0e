package io.countersign.rest.http;

import io.countersign.rest.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations of a path. The path is compared as it was sent, segment by segment: nothing
 * is normalized, so that no proxy and no log can see another path than we do.
 */
public final class Routes {
  /**
   * What a path leads to.
   *
   * @param operations by method
   * @param parameters as sent, in their order
   */
  public record Match(Map<String, Operation> operations, List<String> parameters) {
    /**
     * The parameters, decoded.
     *
     * @throws Refusal as not found if they are not well encoded: nothing has such a name
     */
    public List<String> decoded() {
      return parameters.stream().map(Match::decoded).toList();
    }

    private static String decoded(String parameter) {
      return Percent.decode(parameter)
          .orElseThrow(() -> new Refusal(Failure.of(Problem.NOT_FOUND)));
    }
  }

  private static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();
    private @Nullable Node parameter;

    Node child(String segment) {
      if (!segment.startsWith("{")) {
        return children.computeIfAbsent(segment, _ -> new Node());
      }
      Node child = parameter == null ? new Node() : parameter;
      parameter = child;
      return child;
    }
  }

  private final Node root = new Node();

  /** Routes to these operations. */
  public Routes(Collection<Operation> operations) {
    operations.forEach(this::add);
  }

  private void add(Operation operation) {
    Node node = root;
    for (String segment : operation.path().substring(1).split("/", -1)) {
      node = node.child(segment);
    }
    if (node.operations.put(operation.method(), operation) != null) {
      throw new IllegalArgumentException("twice: " + operation.method() + " " + operation.path());
    }
  }

  /** What the path leads to, if anything. */
  public Optional<Match> match(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    Node node = root;
    List<String> parameters = new ArrayList<>(1);
    int from = 1;
    while (true) {
      int slash = path.indexOf('/', from);
      String segment = path.substring(from, slash < 0 ? path.length() : slash);
      Node next = node.children.get(segment);
      if (next == null && node.parameter != null && nameable(segment)) {
        parameters.add(segment);
        next = node.parameter;
      }
      if (next == null) {
        return Optional.empty();
      }
      node = next;
      if (slash < 0) {
        return node.operations.isEmpty()
            ? Optional.empty()
            : Optional.of(new Match(node.operations, parameters));
      }
      from = slash + 1;
    }
  }

  /** A dot segment is a way, not a name (RFC 3986 section 3.3); whoever means one encodes it. */
  private static boolean nameable(String segment) {
    return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
  }
}
