package io.countersign.server.plugin;

import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * A plugin's class loader: its own archive first, so that it has its own versions of its libraries,
 * except for what it shares with the host. A plugin that bundles the SPI gets the host's.
 */
final class PluginWorld extends PluginClassLoader {

  PluginWorld(PluginManager manager, PluginDescriptor descriptor) {
    super(manager, descriptor, new SharedClasses());
  }

  @Override
  protected boolean shouldDelegateToParent(String className) {
    return SharedClasses.include(className);
  }
}
