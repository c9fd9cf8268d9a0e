package io.countersign.policies.rules.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import io.countersign.application.policy.InvalidPolicy.Flaw;
import io.countersign.policies.rules.condition.Checked.Bad;
import io.countersign.policies.rules.condition.Checked.Good;
import java.util.List;
import java.util.Optional;

/** Checks conditions against what there is to be read, and makes them ready to be asked. */
public final class Conditions {

  private static final int LONGEST = 2_000;
  private static final int DEEPEST_TEXT = 48;
  private static final int MOST_NODES = 2_000;

  /** Far beyond what a {@link Meter} lets through. */
  private static final int MOST_ITERATIONS = 100_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST_TEXT)
          .maxParseExpressionNodeCount(MOST_NODES)
          .maxParseErrorRecoveryLimit(8)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .enableHeterogeneousNumericComparisons(true)
          .enableOptionalSyntax(true)
          .build();

  /**
   * What takes no longer than its arguments are. Not {@code replace} and {@code join}, whose
   * results may be as long as two texts multiplied.
   */
  private static final CelStringExtensions TEXTS =
      CelExtensions.strings(
          CelStringExtensions.Function.CHAR_AT,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.UPPER_ASCII,
          CelStringExtensions.Function.SPLIT,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM);

  private static final CelTypeProvider TYPES = new Types();

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .setTypeProvider(TYPES)
          .addVar("event", EventShape.EVENT.reference())
          .setResultType(SimpleType.BOOL)
          .addFunctionDeclarations(Networks.declared())
          .addLibraries(TEXTS, CelExtensions.sets(OPTIONS), CelExtensions.optional())
          .build();

  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .setTypeProvider(TYPES)
          .setStandardFunctions(
              CelStandardFunctions.newBuilder().excludeFunctions(StandardFunction.MATCHES).build())
          .addFunctionBindings(Regexes.bound())
          .addFunctionBindings(Networks.bound())
          .addLibraries(TEXTS, CelExtensions.sets(OPTIONS), CelExtensions.optional())
          .build();

  /** Checks one condition. */
  public Checked check(String text) {
    try {
      return checked(text);
    } catch (StackOverflowError tooDeep) {
      return new Bad(new Flaw("", 1, 1, "is nested too deeply"));
    } catch (CelValidationException | CelEvaluationException | RuntimeException refused) {
      // Whatever the compiler cannot take is refused, however it says so.
      return new Bad(new Flaw("", 1, 1, "is not a condition"));
    }
  }

  private Checked checked(String text) throws CelValidationException, CelEvaluationException {
    CelValidationResult parsed = compiler.parse(text);
    if (parsed.hasError()) {
      return bad(parsed);
    }
    Optional<Flaw> beyond = Bounds.flaw(parsed.getAst());
    if (beyond.isPresent()) {
      return new Bad(beyond.get());
    }
    CelValidationResult typed = compiler.check(parsed.getAst());
    if (typed.hasError()) {
      return bad(typed);
    }
    CelAbstractSyntaxTree ast = typed.getAst();
    return new Good(new Condition(runtime.createProgram(ast)));
  }

  private static Checked bad(CelValidationResult result) {
    List<Flaw> flaws = result.getErrors().stream().limit(8).map(Conditions::flaw).toList();
    return new Bad(flaws);
  }

  private static Flaw flaw(CelIssue issue) {
    return new Flaw(
        "",
        Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(1, issue.getSourceLocation().getColumn() + 1),
        Bounds.brief(issue.getMessage()));
  }

  /** The types of the event. */
  private static final class Types implements CelTypeProvider {

    private final ImmutableMap<String, CelType> types =
        EventShape.types().stream()
            .collect(ImmutableMap.toImmutableMap(CelType::name, type -> type));

    @Override
    public ImmutableCollection<CelType> types() {
      return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(types.get(name));
    }
  }
}
