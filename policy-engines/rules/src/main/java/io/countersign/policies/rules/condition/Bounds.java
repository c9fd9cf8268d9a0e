package io.countersign.policies.rules.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.navigation.CelNavigableAst;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import java.util.List;
import java.util.Optional;

/** What a condition must not be, though CEL would have it. */
final class Bounds {

  private static final int DEEPEST = 64;
  private static final int LONGEST_REASON = 512;

  private Bounds() {}

  /** Why a condition that was parsed is refused nevertheless. */
  static Optional<Flaw> flaw(CelAbstractSyntaxTree ast) {
    CelNavigableAst navigable = CelNavigableAst.fromAst(ast);
    if (navigable.getRoot().height() > DEEPEST) {
      return Optional.of(new Flaw("", 1, 1, "is nested too deeply"));
    }
    return navigable
        .getRoot()
        .allNodes()
        .flatMap(node -> reason(node.expr()).map(reason -> at(ast, node.expr(), reason)).stream())
        .findFirst();
  }

  /** A message of CEL's, in one line. */
  static String brief(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  private static Optional<String> reason(CelExpr expr) {
    if (expr.getKind() == Kind.STRUCT) {
      return Optional.of("makes an object, and there is nothing to make one of");
    }
    if (expr.getKind() != Kind.CALL) {
      return Optional.empty();
    }
    return switch (expr.call().function()) {
      case Regexes.FUNCTION -> lastText(expr).flatMap(Bounds::regex);
      case Networks.FUNCTION -> lastText(expr).flatMap(Bounds::network);
      default -> Optional.empty();
    };
  }

  private static Optional<String> regex(String text) {
    try {
      var _ = Regexes.compiled(text);
      return Optional.empty();
    } catch (CelInvalidArgumentException refused) {
      return Optional.of(brief("has " + refused.getMessage()));
    }
  }

  private static Optional<String> network(String text) {
    try {
      boolean _ = Networks.inNetwork("::", text);
      return Optional.empty();
    } catch (CelInvalidArgumentException malformed) {
      return Optional.of("has a network that is none, as 192.0.2.0/24 or 2001:db8::/32 are");
    }
  }

  private static Optional<String> lastText(CelExpr call) {
    List<CelExpr> arguments = call.call().args();
    return Optional.of(arguments)
        .filter(some -> !some.isEmpty())
        .map(some -> some.getLast())
        .filter(last -> last.getKind() == Kind.CONSTANT)
        .map(CelExpr::constant)
        .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
        .map(CelConstant::stringValue);
  }

  private static Flaw at(CelAbstractSyntaxTree ast, CelExpr expr, String reason) {
    CelSourceLocation location =
        Optional.ofNullable(ast.getSource().getPositionsMap().get(expr.id()))
            .flatMap(offset -> ast.getSource().getOffsetLocation(offset))
            .orElse(CelSourceLocation.NONE);
    return new Flaw(
        "", Math.max(1, location.getLine()), Math.max(1, location.getColumn() + 1), reason);
  }
}
