package io.countersign.architecture.planted.arrowsfromwebhooks.webhooks;

import io.countersign.architecture.Violation;
import io.countersign.architecture.planted.arrowsfromwebhooks.rest.Thing;

@Violation
record KnowsRest(Thing known) {}
