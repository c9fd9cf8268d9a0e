package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a provider says and makes. */
interface ProviderContract extends FactorUnderTest {

  @Test
  default void the_type_and_the_traits_never_change() {
    FactorProvider provider = provider();
    assertThat(provider.type()).isNotNull().isEqualTo(provider.type());
    assertThat(provider.traits()).isNotNull().isEqualTo(provider.traits());
    assertThat(provider().type()).isEqualTo(provider.type());
    assertThat(provider().traits()).isEqualTo(provider.traits());
  }

  @Test
  default void a_variant_has_another_name_than_the_factor() {
    assertThat(provider().traits().variants()).doesNotContain(provider().type());
  }

  @Test
  default void the_service_loader_finds_the_provider_and_no_other() {
    assertThat(ServiceLoader.load(FactorProvider.class))
        .extracting(FactorProvider::type)
        .containsExactly(provider().type());
  }

  @Test
  default void the_defaults_are_enough_to_make_a_factor() {
    assertThat(provider().create(FactorConfig.defaults())).isNotNull();
  }

  @Test
  default void an_unknown_setting_is_refused_by_name() {
    FactorConfig config = FactorConfig.of(Map.of("no-such-setting", "1"));

    assertThatThrownBy(() -> provider().create(config))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessageContaining("no-such-setting");
  }
}
