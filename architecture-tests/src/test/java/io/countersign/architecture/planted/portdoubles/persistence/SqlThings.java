package io.countersign.architecture.planted.portdoubles.persistence;

import io.countersign.architecture.planted.portdoubles.application.Things;

record SqlThings() implements Things {}
