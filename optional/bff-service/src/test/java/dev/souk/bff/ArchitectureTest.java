package dev.souk.bff;

import dev.souk.architecture.SoukArchitecture;

class ArchitectureTest extends SoukArchitecture {}
