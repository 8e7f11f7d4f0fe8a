package dev.souk.common.webflux;

import dev.souk.architecture.SoukArchitecture;

class ArchitectureTest extends SoukArchitecture {}
