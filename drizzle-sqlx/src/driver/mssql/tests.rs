//! Against a scripted peer.
