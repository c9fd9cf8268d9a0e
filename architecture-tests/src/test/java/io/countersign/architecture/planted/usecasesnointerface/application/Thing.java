package io.countersign.architecture.planted.usecasesnointerface.application;

interface Thing {

  String begin();
}
