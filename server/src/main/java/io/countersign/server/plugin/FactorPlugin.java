package io.countersign.server.plugin;

import io.countersign.application.factor.LoadedFactor;

/**
 * A plugin that runs.
 *
 * @param archive the name of its file
 * @param id PF4J's name for it
 */
record FactorPlugin(
    String archive, String id, LoadedFactor factor, GuardedFactor guard, PluginThreads threads) {}
