package io.countersign.server.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pf4j.CompoundPluginLoader;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;

/**
 * PF4J, made strict: what it would log and go on with, throws. Plugins are handed to it one by one;
 * it looks for none, knows no development mode and keeps no list of disabled ones.
 */
final class PluginRuntime extends DefaultPluginManager {

  PluginRuntime(Path folder) {
    super(folder);
  }

  /**
   * Loads and starts an archive, which is unpacked beside itself.
   *
   * @throws PluginRuntimeException if it does not start
   */
  PluginWrapper start(Path archive) {
    PluginWrapper plugin = getPlugin(loadPlugin(archive));
    if (startPlugin(plugin.getPluginId()) != PluginState.STARTED) {
      throw new PluginRuntimeException(plugin.getFailedException(), "does not start");
    }
    return plugin;
  }

  @Override
  protected PluginWrapper loadPluginFromPath(Path archive) {
    @Nullable PluginWrapper plugin = super.loadPluginFromPath(archive);
    if (plugin == null) {
      throw new PluginRuntimeException("cannot be unpacked");
    }
    return plugin;
  }

  @Override
  protected void validatePluginDescriptor(PluginDescriptor descriptor) {
    super.validatePluginDescriptor(descriptor);
    Descriptors.check(descriptor, getVersionManager());
  }

  /** The life cycle is the host's; a plugin never sees PF4J. */
  @Override
  protected PluginFactory createPluginFactory() {
    return plugin -> new Plugin();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new CompoundPluginLoader()
        .add(
            new JarPluginLoader(this) {
              @Override
              protected PluginClassLoader createPluginClassLoader(Path at, PluginDescriptor of) {
                return new PluginWorld(PluginRuntime.this, of);
              }
            })
        .add(
            new DefaultPluginLoader(this) {
              @Override
              protected PluginClassLoader createPluginClassLoader(Path at, PluginDescriptor of) {
                return new PluginWorld(PluginRuntime.this, of);
              }
            });
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        throw new UnsupportedOperationException("a plugin is removed, not disabled");
      }

      @Override
      public void enablePlugin(String pluginId) {}
    };
  }
}
