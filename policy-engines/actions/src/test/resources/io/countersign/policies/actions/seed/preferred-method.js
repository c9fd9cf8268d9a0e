api.authentication.challengeWith({ 
  type: 'phone', 
  options: { preferredMethod: 'both'} 
});