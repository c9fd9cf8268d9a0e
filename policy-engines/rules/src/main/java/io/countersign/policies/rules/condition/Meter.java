package io.countersign.policies.rules.condition;

import com.google.errorprone.annotations.ThreadSafe;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelIterationLimitExceededException;
import dev.cel.common.values.ErrorValue;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Counts what one evaluation costs, step by step, and ends it when that is too much: once it is,
 * every further step fails, and so does the whole, even where an error would be passed over.
 *
 * <p>Counted is what came out of a step, since what comes next works on that: comparing takes as
 * long as what is compared, and searching one text in another as long as both multiplied.
 */
@ThreadSafe
@SuppressWarnings("ThreadSafe") // One evaluation runs on one thread.
final class Meter implements CelEvaluationListener {

  /** In units of some ten nanoseconds. */
  static final int MOST = 1_000_000;

  /** These pass over errors, and an error takes as long as some hundred steps. */
  private static final Set<String> FORGIVING = Set.of("_||_", "_&&_", "@not_strictly_false");

  private static final int FORGIVEN = 100;
  private static final int WORD = 16;

  private long spent;

  Meter() {
    this(0);
  }

  /** Of which so much is gone already. */
  Meter(long spent) {
    this.spent = spent;
  }

  @Override
  public void callback(CelExpr expr, Object result) {
    spent += 1;
    if (result instanceof String text) {
      long words = text.length() / WORD;
      spent += words + words * words / 2;
    } else if (result instanceof Collection<?> || result instanceof Map<?, ?>) {
      long items = items(result, 0);
      spent += items + items * items / 64;
    } else if (result instanceof ErrorValue) {
      spent += FORGIVEN;
    }
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && FORGIVING.contains(expr.call().function())) {
      spent += FORGIVEN;
    }
    if (exhausted()) {
      throw new CelIterationLimitExceededException(MOST);
    }
  }

  boolean exhausted() {
    return spent > MOST;
  }

  long spent() {
    return spent;
  }

  /** How much there is to walk through, and no further than it may take. */
  private static long items(Object value, long before) {
    long items = before + 1;
    if (items > MOST) {
      return items;
    }
    return switch (value) {
      case String text -> items + text.length() / WORD;
      case Collection<?> list -> {
        for (Object item : list) {
          items = items(item, items);
          if (items > MOST) {
            break;
          }
        }
        yield items;
      }
      case Map<?, ?> map -> {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          items = items(entry.getValue(), items(entry.getKey(), items));
          if (items > MOST) {
            break;
          }
        }
        yield items;
      }
      default -> items;
    };
  }
}
