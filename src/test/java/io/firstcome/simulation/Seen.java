package io.firstcome.simulation;

/// What a history came by, or many of them: a simulation in which nothing ever breaks
/// proves nothing.
///
/// @param rebuilt in how many Redis was made anew
/// @param direct in how many MySQL decided by itself
/// @param swept in how many the sweeper brought somebody home
/// @param fromMemory in how many somebody was told sold-out from memory
record Seen(int histories, int rebuilt, int direct, int swept, int fromMemory) {

    static final Seen NOTHING = new Seen(0, 0, 0, 0, 0);

    static Seen of(World world, Drop drop) {
        return new Seen(1, once(drop.commits().isRebuilt()), once(drop.commits().isDirectSeen()),
                once(world.trace().isSwept()), once(drop.isToldFromMemory()));
    }

    Seen plus(Seen more) {
        return new Seen(histories + more.histories, rebuilt + more.rebuilt, direct + more.direct, swept + more.swept,
                fromMemory + more.fromMemory);
    }

    private static int once(boolean seen) {
        return seen ? 1 : 0;
    }

}
