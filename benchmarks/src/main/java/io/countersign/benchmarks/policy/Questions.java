package io.countersign.benchmarks.policy;

import io.countersign.benchmarks.load.Measured;
import io.countersign.domain.policy.Answer;
import io.countersign.domain.policy.Answer.Said;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.policy.PolicyEvent;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** One policy, and what asking it took. */
final class Questions {

  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private final Policy policy;
  private final long[] nanos;
  private int count;
  private long cpuNanos;

  Questions(Policy policy, int most) {
    this.policy = policy;
    this.nanos = new long[most];
  }

  /** As often as it is measured. */
  void warmUp(PolicyEvent event) {
    for (int i = 0; i < nanos.length; i++) {
      ask(policy, event);
    }
  }

  void ask(PolicyEvent event, int times) {
    long cpu = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      ask(policy, event);
      nanos[count++] = System.nanoTime() - begin;
    }
    cpuNanos += SYSTEM.getProcessCpuTime() - cpu;
  }

  Measured measured() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Measured(sorted, Arrays.stream(sorted).sum(), 0, "");
  }

  /** The processor time of the whole process for one of them: less disturbed by others. */
  double cpuMillis() {
    return cpuNanos / 1e6 / count;
  }

  /** Stage by stage until one ends it, as if all that is asked for were proved at once. */
  static void ask(Policy policy, PolicyEvent event) {
    String memo = "";
    for (int stage = 0; stage < policy.stages().size(); stage++) {
      Answer answer = policy.ask(stage, event, memo);
      if (answer.commands().stream().anyMatch(Questions::ends)) {
        return;
      }
      memo = answer.memo();
    }
  }

  private static boolean ends(Said said) {
    return said.command() instanceof Command.Allow || said.command() instanceof Command.Deny;
  }
}
