package org.septuple.contest;

import java.util.List;
import org.septuple.statistics.Estimate;

/// How well a [Forecast] did on late times of fresh replicas.
///
/// The log score of replica i is the mean over late times of log((1 − ε)p + ε/volume), with p averaged over the draws of parameters. What errors of the
/// parameters add to the error of its mean is the variance over draws of the same score of one draw alone.
public final class Score {

    private final Contestant contestant;
    private final ParameterLaw law;
    private final double[] logScores;
    private final double[] ranked;
    private final double parameterVariance;
    private final double energyVariance;
    private final int draws;
    private final int dropped;
    private final List<Estimate> energyByTime;
    private final Estimate energy;

    Score(Judge judge, Observed late, Forecast forecast, EnergyScores energies) {
        this.contestant = forecast.contestant();
        this.law = forecast.law();
        this.draws = forecast.draws();
        this.dropped = forecast.dropped();
        this.logScores = new double[late.replicas()];
        this.parameterVariance = fill(UniformFloor.of(judge.box(), judge.epsilon()), late, forecast);
        this.ranked = energies.perReplica();
        this.energyVariance = energies.parameterVariance();
        List<Estimate> all = energies.estimates();
        this.energyByTime = List.copyOf(all.subList(0, all.size() - 1));
        this.energy = all.getLast();
    }

    /// Fills the log scores; the variance of their mean over draws.
    private double fill(UniformFloor floor, Observed late, Forecast forecast) {
        int times = late.times().size();
        double[] alone = new double[draws];
        double[] q = new double[late.dimensions()];
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < logScores.length; i++) {
                late.position(t, i, q);
                double mean = 0;
                for (int k = 0; k < draws; k++) {
                    double p = forecast.predictions().get(k).get(t).density(q);
                    mean += p / draws;
                    alone[k] += floor.log(p) / times / logScores.length;
                }
                logScores[i] += floor.log(mean) / times;
            }
        }
        double error = draws > 1 ? Estimate.ofMean(alone).standardError() : 0;
        return draws * error * error;
    }

    /// Whose it is.
    ///
    /// @return the contestant
    public Contestant contestant() {
        return contestant;
    }

    /// Its name.
    ///
    /// @return as in tables
    public String name() {
        return contestant.name();
    }

    /// Parameters that had to be fitted.
    ///
    /// @return how many; 0 of exact ones
    public int fitted() {
        return law.exact() ? 0 : contestant.parameters().size();
    }

    /// The law of its parameters.
    ///
    /// @return as given or fitted
    public ParameterLaw law() {
        return law;
    }

    /// Mean log score of a position, in nats; its error is that over replicas and parameters.
    ///
    /// @return larger is better
    public Estimate logScore() {
        Estimate mean = Estimate.ofMean(logScores);
        return withParameters(mean, parameterVariance);
    }

    /// How much better this is than another, replica by replica.
    ///
    /// @param other on the same replicas
    /// @return mean difference of log scores, > 0 if this one is better; its error holds those of both parameters, as if independent
    public Estimate logScoreAbove(Score other) {
        return withParameters(difference(logScores, other.logScores), parameterVariance + other.parameterVariance);
    }

    /// How much further off than another this is.
    ///
    /// @param other on the same replicas
    /// @return difference of mean energy distances, > 0 if this one is worse; its error is that over replicas and both parameters
    public Estimate energyAbove(Score other) {
        return withParameters(difference(ranked, other.ranked), energyVariance + other.energyVariance);
    }

    private static Estimate difference(double[] one, double[] other) {
        double[] differences = one.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= other[i];
        }
        return Estimate.ofMean(differences);
    }

    private static Estimate withParameters(Estimate mean, double variance) {
        double square = mean.standardError() * mean.standardError() + variance;
        return new Estimate(mean.value(), Math.sqrt(square), mean.n());
    }

    /// Energy distance at each late time less its expectation, see [EnergyScores]. Whether
    /// a distance may be 0 is what [Adequacy] says.
    ///
    /// @return one per time
    public List<Estimate> energyByTime() {
        return energyByTime;
    }

    /// Mean of [#energyByTime].
    ///
    /// @return in units of q
    public Estimate energy() {
        return energy;
    }

    /// Draws of parameters that predictions are averaged over.
    ///
    /// @return K less those without prediction
    public int draws() {
        return draws;
    }

    /// Draws without prediction.
    ///
    /// @return fewer than half
    public int dropped() {
        return dropped;
    }
}
