package org.septuple.spacetime;

/// What is exchanged between neurons in a null model of flatness; paths and the axes of every g_i, in the order of their eigenvalues, stay.
public enum EigenvalueExchange {
    /// The three eigenvalues of a neuron go together to another neuron. The law of the matrices stays, their bond with the paths is cut. Null hypothesis: *the optimum
    /// is no property of these neurons' g_i with their own paths*. Where neurons are at rest it is true: the exchange is then a relabelling.
    TRIPLES,
    /// Smallest, middle and largest eigenvalues are exchanged each on its own: the joint law of the three is lost too, and with it that of
    /// tr g_i and det g_i. Null hypothesis: *nor is it one of the shapes of g_i*. Own ones that come nearer have better shapes or a bond with their paths: which of both, only triples tell.
    COLUMNS
}
