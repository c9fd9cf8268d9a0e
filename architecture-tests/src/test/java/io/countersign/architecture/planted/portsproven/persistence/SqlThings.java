package io.countersign.architecture.planted.portsproven.persistence;

import io.countersign.architecture.planted.portsproven.application.Things;

/** Never tried against the contract. */
record SqlThings() implements Things {}
