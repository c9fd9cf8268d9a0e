package io.countersign.application.client;

import io.countersign.domain.client.ApiKey;
import io.countersign.domain.factor.SecretBytes;

/**
 * A new API key.
 *
 * @param token what the client sends, as ASCII; shown once and kept nowhere
 */
public record CreatedApiKey(ApiKey key, SecretBytes token) {}
