package io.countersign.server.plugin;

import io.countersign.application.factor.PluginNews;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What became of plugins and was not told yet: they are loaded before there is a store. */
final class Untold {

  /** While nobody can be told, the oldest are forgotten: the log has them. */
  private static final int MOST = 256;

  private final Deque<PluginNews> news = new ArrayDeque<>();

  synchronized void add(PluginNews one) {
    if (news.size() == MOST) {
      news.removeFirst();
    }
    news.addLast(one);
  }

  /** Tells all of it, if there is any; what could not be told stays. */
  void tell(Consumer<List<PluginNews>> teller) {
    List<PluginNews> some = all();
    if (!some.isEmpty()) {
      teller.accept(some);
      told(some);
    }
  }

  private synchronized List<PluginNews> all() {
    return List.copyOf(news);
  }

  private synchronized void told(List<PluginNews> some) {
    some.forEach(news::removeFirstOccurrence);
  }
}
